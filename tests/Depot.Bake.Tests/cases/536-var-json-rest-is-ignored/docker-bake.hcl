variable "L" { 
  type = list(string)
  default = []
}
variable "O" {
  type = object({ a = string, b = list(string) })
  default = { a = "", b = [] }
}
target "default" { args = { a = jsonencode([L, O]) } }
