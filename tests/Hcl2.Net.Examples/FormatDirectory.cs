using Hcl2;

namespace Examples;

internal static class FormatDirectory
{
    public static void Run()
    {
        var directory = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllText(Path.Combine(directory, "a.hcl"), "a=1\n");
        File.WriteAllText(Path.Combine(directory, "b.hcl"), "b =\n");
        #region job
        foreach (var path in Directory.EnumerateFiles(directory, "*.hcl", SearchOption.AllDirectories).Order())
        {
            var source = new SourceText(Path.GetFileName(path), File.ReadAllBytes(path));
            var formatted = Formatter.Format(source);
            foreach (var problem in formatted.Diagnostics) Console.WriteLine(problem);
            if (formatted.HasChanged) File.WriteAllBytes(path, formatted.Bytes.ToArray());
        }
        #endregion
        Console.Write(File.ReadAllText(Path.Combine(directory, "a.hcl")));
        Directory.Delete(directory, recursive: true);
    }
}
