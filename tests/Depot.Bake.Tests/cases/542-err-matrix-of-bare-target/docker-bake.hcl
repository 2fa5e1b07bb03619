target "default" { matrix = "a" == target }
