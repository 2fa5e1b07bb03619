a = <<E
%{ for x in l ~}
${x}
%{ endfor ~}
E
