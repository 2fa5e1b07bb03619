str   = "text"
nul   = null
n5    = { five = 5, zero = 0 }
tup   = [1, "two", true]
obj   = { name = "n", count = 3, tags = ["t"] }
objs  = [{ name = "x", tags = ["t1", "t2"] }, { name = "y", tags = ["t3"] }]
lst   = split(",", "a,b,c")
mp    = zipmap(["one", "two"], split(",", "1,2"))
sets  = setunion(["b", "a"])
sets2 = setunion([5, 1])
