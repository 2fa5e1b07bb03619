variable "V" { type = string }
target "default" { args = { a = V } }
