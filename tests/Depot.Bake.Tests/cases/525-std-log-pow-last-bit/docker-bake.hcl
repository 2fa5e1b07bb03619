target "default" {
  args = {
    a = jsonencode([pow(2,1.5), pow(3,0.3), pow(10,-0.7), pow(7.3, 2.2), pow(0.001, 3.7), pow(123456, 0.123), pow(1e300, 0.99), pow(5, 1.1), pow(9.9, -3.33)])
    b = jsonencode([log(3,10), log(7,2), log(0.1,3), log(1e300,7), log(12345.678, 2.5), log(1,2), log(2,10), log(1000,10), log(0.7071, 10)])
  }
}
