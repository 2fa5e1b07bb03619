target "default" { tags = [["a"]][0][0] }
