namespace Hcl2;

/// <summary><c>[for k, v in c : value if condition]</c> or <c>{for k, v in c : key => value... if condition}</c></summary>
/// <param name="source">The source text.</param>
/// <param name="span">The whole expression.</param>
/// <param name="openSpan">Span of the opening bracket.</param>
/// <param name="keyName">Name of the key or index; null when there is one name only.</param>
/// <param name="valueName">Name of the element.</param>
/// <param name="collection">What to go through.</param>
/// <param name="key">The key of the result; null for a tuple.</param>
/// <param name="value">The element of the result.</param>
/// <param name="condition">Which elements to take; null for all.</param>
/// <param name="isGrouping">Whether <c>...</c> collects the values of equal keys.</param>
/// <param name="closeSpan">Span of the closing bracket.</param>
public sealed class ForSyntax(SourceText source, TextSpan span, TextSpan openSpan, string? keyName, string valueName, ExpressionSyntax collection,
    ExpressionSyntax? key, ExpressionSyntax value, ExpressionSyntax? condition, bool isGrouping, TextSpan closeSpan)
    : ExpressionSyntax(source, span)
{
    /// <inheritdoc/>
    public override TextSpan StartSpan => OpenSpan;

    /// <summary>Span of the opening bracket; the whole directive in a template.</summary>
    public TextSpan OpenSpan => openSpan;

    /// <summary>Name of the key or index inside; null when there is one name only.</summary>
    public string? KeyName => keyName;

    /// <summary>Name of the element inside.</summary>
    public string ValueName => valueName;

    /// <summary>What to go through.</summary>
    public ExpressionSyntax Collection => collection;

    /// <summary>The key of the result; null for a tuple.</summary>
    public ExpressionSyntax? Key => key;

    /// <summary>The element of the result.</summary>
    public ExpressionSyntax Value => value;

    /// <summary>Which elements to take; null for all.</summary>
    public ExpressionSyntax? Condition => condition;

    /// <summary>Whether <c>...</c> collects the values of equal keys.</summary>
    public bool IsGrouping => isGrouping;

    /// <summary>Whether the result is an object and not a tuple.</summary>
    public bool IsObject => Key is not null;

    /// <summary>Span of the closing bracket; the <c>endfor</c> directive in a template.</summary>
    public TextSpan CloseSpan => closeSpan;
}
