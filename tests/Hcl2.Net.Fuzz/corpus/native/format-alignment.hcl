a=1 # x
long_name   =  2 # y
b {
c = { d=1 }
  e    = [
1,2
]
}
