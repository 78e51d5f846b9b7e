"""What a project wants of validation: which rules and schemas judge, what is known already, what is mended."""
