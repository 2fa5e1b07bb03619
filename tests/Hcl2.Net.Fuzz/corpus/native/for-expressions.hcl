a = [for k, v in m : "${k}=${v}" if v != null]
b = { for s in l : s => upper(s)... }
