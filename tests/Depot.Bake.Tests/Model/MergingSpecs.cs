using Depot.Bake.Model;

namespace Depot.Bake.Tests.Model;

public sealed class MergingSpecs
{
    [Fact]
    public void Many_targets_at_once_give_what_one_after_the_other_gives()
    {
        var random = new Random(5);
        for (var round = 0; round < 3000; round++)
        {
            var layers = Enumerable.Range(0, random.Next(1, 7)).Select(i => Layer(random, i)).ToList();

            var merged = BakeTarget.Merged(layers);

            merged.Should().BeEquivalentTo(layers.Skip(1).Aggregate(layers[0], static (below, target) => target.Over(below)), static options => options.WithStrictOrdering());
        }
    }

    [Fact]
    public void A_further_list_gives_what_removing_all_duplicates_gives()
    {
        var random = new Random(6);
        for (var round = 0; round < 5000; round++)
        {
            var lists = Enumerable.Range(0, random.Next(2, 6)).Select(IReadOnlyList<string>? (_) => Texts(random, 9)).ToList();

            var joined = JoinedEntries.Of(lists, isAlwaysDistinct: true);

            var expected = lists[0];
            foreach (var list in lists.Skip(1)) expected = Duplicates.Removed<string>([.. expected ?? [], .. list ?? []]);
            (joined ?? []).Should().Equal(expected ?? []);
        }
    }

    private static BakeTarget Layer(Random random, int number) => new($"t{number}")
    {
        Description = random.Next(3) == 0 ? $"d{number}" : "",
        Inherits = random.Next(3) == 0 ? [$"p{number}"] : [],
        Context = random.Next(3) == 0 ? $"c{number}" : null,
        Pull = random.Next(3) == 0 ? random.Next(2) == 0 : null,
        Args = TextMap.Of((Texts(random, 4) ?? []).Select(text => KeyValuePair.Create(text, $"{number}"))),
        Tags = Texts(random, 3),
        CacheFrom = Texts(random, 5)?.Select(static text => new BakeCache("registry", TextMap.Of("ref", text))).ToList(),
        Secrets = Texts(random, 5)?.Select(static text => new BakeSecret(text, "", "")).ToList(),
        Ssh = Texts(random, 3)?.Select(static text => new BakeSsh("a", [text])).ToList(),
        Attest = Texts(random, 3)?.Append("x").Select(text => new BakeAttest(text, false, TextMap.Of("n", $"{number}"))).DistinctBy(static attest => attest.Type).ToList(),
        NoCacheFilter = Texts(random, 3),
        ProjectId = random.Next(3) == 0 ? $"p{number}" : "",
    };

    private static List<string>? Texts(Random random, int most) =>
        random.Next(3) == 0 ? null : [.. Enumerable.Range(0, random.Next(most)).Select(_ => $"{(char)('a' + random.Next(6))}")];
}
