a = l[*].id
b = l.*.id[0]
c = l[0].x["y"].0
