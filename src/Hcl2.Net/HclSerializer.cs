using System.Diagnostics.CodeAnalysis;
using Hcl2.Serialization;

namespace Hcl2;

/// <summary>Reads HCL into types with <see cref="HclObjectAttribute"/>, and writes it from them, without reflection.</summary>
public static class HclSerializer
{
    /// <summary>Reads a string in the native syntax.</summary>
    /// <param name="text">The text.</param>
    /// <param name="context">Variables and functions of its expressions; null for neither variables nor functions.</param>
    /// <param name="file">Its name in diagnostics.</param>
    /// <exception cref="HclException">Something is wrong with it; the exception has all of it.</exception>
    public static T Deserialize<T>(string text, EvaluationContext? context = null, string file = "input.hcl")
        where T : IHclSerializable<T> => Deserialize<T>(HclFile.ParseNative(SourceText.From(file, text)), context);

    /// <summary>Reads a file of either syntax.</summary>
    /// <param name="file">The file.</param>
    /// <param name="context">Variables and functions of its expressions; null for neither variables nor functions.</param>
    /// <exception cref="HclException">Something is wrong with it; the exception has all of it.</exception>
    public static T Deserialize<T>(HclFile file, EvaluationContext? context = null)
        where T : IHclSerializable<T> => TryDeserialize<T>(file, context, out var value, out var diagnostics) ? value : throw new HclException(diagnostics);

    /// <summary>Reads a file of either syntax.</summary>
    /// <param name="file">The file.</param>
    /// <param name="context">Variables and functions of its expressions; null for neither variables nor functions.</param>
    /// <param name="value">What was read.</param>
    /// <param name="diagnostics">Everything that is wrong, and warnings.</param>
    /// <returns>Whether there is a value.</returns>
    public static bool TryDeserialize<T>(HclFile file, EvaluationContext? context, [NotNullWhen(true)] out T? value, out DiagnosticBag diagnostics)
        where T : IHclSerializable<T>
    {
        diagnostics = [];
        diagnostics.AddRange(file.Diagnostics);
        value = file.Diagnostics.HasErrors ? default : T.HclTypeInfo.Read(file.Body, context, diagnostics);
        return !diagnostics.HasErrors && value is not null;
    }

    /// <summary>Writes a value as a file of the native syntax, formatted.</summary>
    /// <exception cref="ArgumentException">A part of it has no text, such as a value of an enumeration without a name.</exception>
    public static string Serialize<T>(T value)
        where T : IHclSerializable<T> => T.HclTypeInfo.Described(value).ToString();

    /// <summary>
    /// Writes a value into an existing text: only what is another value changes. Comments, the order, expressions that give the value
    /// already, and what the type does not know stay as they are.
    /// </summary>
    /// <param name="text">The text, without syntax errors.</param>
    /// <param name="value">The value.</param>
    /// <param name="context">What the expressions of the text can use; null for neither variables nor functions.</param>
    /// <exception cref="ArgumentException">The text has syntax errors, or a part of the value has no text.</exception>
    public static string Update<T>(string text, T value, EvaluationContext? context = null)
        where T : IHclSerializable<T>
    {
        var tree = SyntaxTree.Parse(SourceText.From("input.hcl", text));
        var editor = new SyntaxEditor(tree);
        new BodyUpdate(editor, context).Apply(tree.Root, T.HclTypeInfo.Described(value));
        return editor.Apply();
    }
}
