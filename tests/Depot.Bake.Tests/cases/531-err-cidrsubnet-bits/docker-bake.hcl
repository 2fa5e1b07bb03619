target "default" { args = { a = cidrsubnet("10.0.0.0/8", 33, 1) } }
