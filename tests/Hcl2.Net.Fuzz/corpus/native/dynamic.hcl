dynamic "b" {
  for_each = l
  iterator = it
  labels = [it.key]
  content {
    c = it.value
  }
}
