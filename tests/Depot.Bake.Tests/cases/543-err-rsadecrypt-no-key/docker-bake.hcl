target "default" { args = { a = rsadecrypt("eA==", "y") } }
