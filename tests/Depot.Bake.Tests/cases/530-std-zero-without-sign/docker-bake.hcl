target "default" { args = { a = jsonencode([floor(-0), ceil(-0.5), int(-0), -0, 0 * -1, subtract(-0, 0), min(0, -0)]) } }
