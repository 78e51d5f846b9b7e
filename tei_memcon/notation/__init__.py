"""How a text writes what can be reckoned with: days, times, numerals, words cut at line ends or misread."""
