target "default" { args = { a = values(null) } }
