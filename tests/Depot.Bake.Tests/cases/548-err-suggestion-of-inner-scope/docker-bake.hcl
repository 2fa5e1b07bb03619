target "default" {
  matrix = { m = ["a"] }
  name = "default-${m}"
  tags = [for x in ["a"] : y]
}
