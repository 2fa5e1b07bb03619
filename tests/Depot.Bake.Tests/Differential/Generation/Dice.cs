namespace Depot.Bake.Tests.Differential.Generation;

/// <summary>Choices that a seed stands for.</summary>
/// <param name="seed">The same seed makes the same choices.</param>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>Whether something that happens so often of a hundred times happens now.</summary>
    public bool Chance(int percent) => _random.Next(100) < percent;

    /// <summary>A number from 0 that is less than the end.</summary>
    public int Below(int end) => _random.Next(end);

    /// <summary>One of them.</summary>
    public T Pick<T>(params IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    /// <summary>A few of them, in any order, some perhaps twice.</summary>
    public IReadOnlyList<T> Some<T>(IReadOnlyList<T> items, int most) => [.. Enumerable.Range(0, 1 + Below(most)).Select(_ => Pick(items))];
}
