a = <<E
x ${y}
  z
E
b = <<-E
    x
      ${y ~}
    z
    E
