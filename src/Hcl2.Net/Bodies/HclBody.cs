using System.Collections.Immutable;
using Hcl2.Bodies;

namespace Hcl2;

/// <summary>
/// The contents of a file or a block, in either syntax. They can be read only with a schema, because an argument and a block look the same
/// in JSON.
/// </summary>
public abstract class HclBody
{
    /// <summary>A body without content.</summary>
    public static HclBody Empty { get; } = new MergedBody([]);

    /// <summary>Position for diagnostics about missing items.</summary>
    public abstract SourceSpan MissingItemLocation { get; }

    /// <summary>Whether it represents the bodies of any number of blocks.</summary>
    internal virtual bool IsUnknown => false;

    /// <summary>The marks of values that are made of it.</summary>
    internal virtual ImmutableHashSet<object> Marks => [];

    /// <summary>Several bodies as one, such as those of the files of a directory.</summary>
    /// <param name="bodies">In order; an argument may be in one of them only.</param>
    public static HclBody Merge(IEnumerable<HclBody> bodies)
    {
        var all = bodies.ToArray();
        return all.Length == 1 ? all[0] : new MergedBody(all);
    }

    /// <summary>The content of a body that may contain nothing else.</summary>
    /// <param name="schema">What it may contain.</param>
    /// <param name="diagnostics">Receives diagnostics about missing, misplaced and unexpected items.</param>
    public abstract BodyContent Content(BodySchema schema, DiagnosticBag diagnostics);

    /// <summary>The content of a body that may contain other items.</summary>
    /// <param name="schema">What is wanted of it.</param>
    /// <param name="diagnostics">Receives diagnostics about missing and misplaced items.</param>
    /// <param name="remaining">The body without the items of the schema.</param>
    public abstract BodyContent PartialContent(BodySchema schema, DiagnosticBag diagnostics, out HclBody remaining);

    /// <summary>The content of a body that may contain other items, which are ignored.</summary>
    /// <param name="schema">What is wanted of it.</param>
    /// <param name="diagnostics">Receives diagnostics about missing and misplaced items.</param>
    public virtual BodyContent PartialContent(BodySchema schema, DiagnosticBag diagnostics) => PartialContent(schema, diagnostics, out _);

    /// <summary>The content of a body whose arguments have names that no schema knows.</summary>
    /// <param name="diagnostics">Takes a complaint about blocks.</param>
    /// <returns>All arguments, in the order of the text.</returns>
    public abstract IReadOnlyList<HclAttribute> JustAttributes(DiagnosticBag diagnostics);
}
