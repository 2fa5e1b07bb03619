a = "x ${"y ${"z"}"} %{ if t }1%{ else }2%{ endif } $${no} %%{no}"
