using Depot.Mutation;
using Microsoft.CodeAnalysis;

// Changes a program in small ways and has its tests run against each change: a change that no test notices is a survivor.
// Two of these run: one that decides, and a worker that is killed and started anew when a change never comes to an end.
if (args is not [var kind and ("run" or "--work"), var sources, var tests, .. var rest] || !Directory.Exists(sources) || !File.Exists(tests))
{
    Console.Error.WriteLine("usage: depot-mutate run FOLDER-OF-PROJECT TEST-ASSEMBLY [--except CLASS]... [FILE-OR-FOLDER-IN-PROJECT]...");
    return 2;
}

var except = rest.Select((word, at) => (word, at)).Where(pair => pair.at > 0 && rest[pair.at - 1] == "--except").Select(pair => pair.word).ToHashSet();
var wanted = rest.Where(word => word != "--except" && !except.Contains(word)).ToArray();
sources = Path.GetFullPath(sources);
tests = Path.GetFullPath(tests);
var original = await Project.OpenAsync(sources);
var mutants = new List<Mutant>();
foreach (var tree in original.SyntaxTrees.Where(Wanted).OrderBy(tree => tree.FilePath, StringComparer.Ordinal)) mutants.AddRange(Mutations.Of(tree, mutants.Count + 1));
if (mutants.Count == 0)
{
    Console.Error.WriteLine($"{sources} has nothing to change in {string.Join(", ", wanted)}.");
    return 2;
}

Directory.SetCurrentDirectory(Path.GetDirectoryName(tests)!);
return kind == "run" ? await new Session(args, mutants).RunAsync() : await new Worker(original, mutants, tests, except).RunAsync();

bool Wanted(SyntaxTree tree) => tree.FilePath.StartsWith(sources + Path.DirectorySeparatorChar, StringComparison.Ordinal)
    && !tree.FilePath.Contains("/obj/", StringComparison.Ordinal)
    && (wanted.Length == 0 || wanted.Any(word => tree.FilePath.StartsWith(Path.Combine(sources, word), StringComparison.Ordinal)));
