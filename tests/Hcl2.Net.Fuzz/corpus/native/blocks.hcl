a "l" m {
  b {
    c = d
  }
  e { f = 1 }
}
