namespace Conventions.Pages;

/// <summary>A fenced piece of code.</summary>
/// <param name="File">The page it is on.</param>
/// <param name="Line">The line of its opening fence, from 1.</param>
/// <param name="Language">What is written behind the fence; empty when nothing is.</param>
/// <param name="Indent">How far the fence is indented.</param>
/// <param name="Lines">Its lines.</param>
internal sealed record CodeBlock(string File, int Line, string Language, int Indent, IReadOnlyList<string> Lines)
{
    public string Text => string.Join('\n', Lines) + "\n";

    public override string ToString() => $"{File}:{Line}";
}
