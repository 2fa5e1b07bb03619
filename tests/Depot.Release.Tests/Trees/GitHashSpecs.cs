using CsCheck;
using Depot.Release.Trees;

namespace Depot.Release.Tests.Trees;

/// <summary>Compared with what Git itself says.</summary>
public class GitHashSpecs
{
    // Their order is another one between files than between directories.
    private static readonly string[] Names = ["a", "a.b", "a-b", "b", "ä"];

    [Fact(Timeout = 120_000)]
    public void A_tree_has_the_name_that_Git_gives_it()
    {
        var directory = Directory.CreateTempSubdirectory("depot-release-hash");
        var git = GitRepository.Create(directory.FullName);
        var name = Gen.Int[0, Names.Length - 1].Select(at => Names[at]);
        var path = Gen.Select(name, name, Gen.Int[1, 2], (first, second, depth) => depth == 1 ? $"{first}.txt" : $"{first}/{second}");
        var file = Gen.Select(path, Gen.Byte.Array[0, 20], Gen.Bool, (at, content, isExecutable) => new TreeFile(at, content, isExecutable));

        file.Array[1, 8].Sample(
            files =>
            {
                var distinct = files.DistinctBy(each => each.Path).ToList();
                var blobs = git.WriteBlobs([.. distinct.Select(each => each.Content)]);
                var expected = git.WriteTree(distinct.Zip(blobs, (each, sha) => (each.Path, each.Mode, sha)));
                return GitHash.Tree(distinct) == expected && distinct.Select(each => each.Sha).SequenceEqual(blobs);
            },
            iter: 20, threads: 1);

        directory.Delete(recursive: true);
    }
}
