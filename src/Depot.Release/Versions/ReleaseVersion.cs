using NuGet.Versioning;

namespace Depot.Release.Versions;

/// <summary>A version as a release names it, and its two tags.</summary>
internal sealed class ReleaseVersion : IComparable<ReleaseVersion>
{
    private readonly SemanticVersion _value;

    private ReleaseVersion(SemanticVersion value) => _value = value;

    /// <summary>The tag that never moves, such as <c>v1.2.3</c> or <c>v2.0.0-rc.1</c>.</summary>
    public string Tag => $"v{_value.ToNormalizedString()}";

    /// <summary>The tag that moves with each release of the major version, such as <c>v1</c>.</summary>
    public string MovingTag => $"v{_value.Major}";

    /// <summary>Whether only people who ask for it by its full name should get it.</summary>
    public bool IsPrerelease => _value.IsPrerelease;

    /// <summary>What a snippet names: the moving tag, and for a pre-release its own, since no other leads to it.</summary>
    public string SnippetTag => IsPrerelease ? Tag : MovingTag;

    /// <exception cref="Refusal">The text is no version in the one form that tags have.</exception>
    public static ReleaseVersion Parse(string tag) => TryParse(tag) ?? throw new Refusal(
        $"'{tag}' is no version to release. Write v1.2.3, or v1.2.3-rc.1 for a pre-release: three numbers after a v, and no +metadata.");

    /// <summary>The version a tag names; null for every other tag, the moving ones included.</summary>
    public static ReleaseVersion? TryParse(string tag) =>
        tag.StartsWith('v') && SemanticVersion.TryParse(tag[1..], out var value) && new ReleaseVersion(value) is var version && version.Tag == tag
            ? version
            : null;

    /// <inheritdoc/>
    public int CompareTo(ReleaseVersion? other) => _value.CompareTo(other?._value);

    /// <inheritdoc/>
    public override string ToString() => Tag;
}
