a = 'x'
b = “x”
