namespace Hcl2.Parsing;

/// <summary>What a template is made of before its directives are matched.</summary>
internal struct TemplatePart
{
    public TemplatePartKind Kind;

    /// <summary>Where it stands, with its markers.</summary>
    public TextSpan Span;

    /// <summary>The literal text; null when it is exactly what is written.</summary>
    public string? Text;

    /// <summary>What is interpolated, decides, or is gone through.</summary>
    public ExpressionSyntax? Expression;

    /// <summary>The names of a <c>for</c>.</summary>
    public string? KeyName;

    /// <inheritdoc cref="KeyName"/>
    public string? ValueName;
}

/// <summary>The kinds of <see cref="TemplatePart"/>.</summary>
internal enum TemplatePartKind
{
    Text,
    Interpolation,
    If,
    Else,
    EndIf,
    For,
    EndFor,
    End,
}
