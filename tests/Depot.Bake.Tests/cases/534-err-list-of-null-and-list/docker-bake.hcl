target "default" { args = { a = jsonencode(distinct([null, [1]])) } }
