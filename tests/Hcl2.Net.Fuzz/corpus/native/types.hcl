type = object({ a = list(string), b = optional(number, 1) })
