using Examples;

// The jobs that people come to an HCL library for, each in a few lines. Each prints what it does; run.sh compares it with expected.txt.
(string Name, Action Run)[] jobs =
[
    ("list Terraform resources", ListResources.Run),
    ("read into records", ReadRecords.Run),
    ("edit one value", EditValue.Run),
    ("format a directory", FormatDirectory.Run),
    ("generate a file", GenerateFile.Run),
    ("evaluate with functions of your own", OwnFunctions.Run),
    ("show what is wrong", ShowDiagnostics.Run),
    ("JSON", ReadJson.Run),
    ("variables", FindVariables.Run),
    ("walk and rewrite", WalkAndRewrite.Run),
    ("round trip of your own types", RoundTrip.Run),
];
foreach (var (name, run) in jobs)
{
    Console.WriteLine($"== {name}");
    run();
}
