# one
// two
/* three
   lines */ a = 1 # behind
b = /* in between */ 2
