using System.Collections.Immutable;
using Hcl2.Bodies;

namespace Hcl2;

/// <summary>The inside of a file or a block, in either syntax. What it contains only a schema can tell: in JSON an argument and a block look the same.</summary>
public abstract class HclBody
{
    /// <summary>A body without content.</summary>
    public static HclBody Empty { get; } = new MergedBody([]);

    /// <summary>Where to say that something is missing.</summary>
    public abstract SourceSpan MissingItemLocation { get; }

    /// <summary>Whether it stands for the bodies of any number of blocks.</summary>
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

    /// <summary>The content of a body that may hold nothing else.</summary>
    /// <param name="schema">What it may contain.</param>
    /// <param name="diagnostics">Takes what is missing, misplaced or not expected.</param>
    public abstract BodyContent Content(BodySchema schema, DiagnosticBag diagnostics);

    /// <summary>The content of a body that may hold other things too.</summary>
    /// <param name="schema">What is wanted of it.</param>
    /// <param name="diagnostics">Takes what is missing or misplaced.</param>
    /// <param name="remaining">The body without what the schema names.</param>
    public abstract BodyContent PartialContent(BodySchema schema, DiagnosticBag diagnostics, out HclBody remaining);

    /// <summary>The content of a body that may hold other things too, of which nothing more is wanted.</summary>
    /// <param name="schema">What is wanted of it.</param>
    /// <param name="diagnostics">Takes what is missing or misplaced.</param>
    public virtual BodyContent PartialContent(BodySchema schema, DiagnosticBag diagnostics) => PartialContent(schema, diagnostics, out _);

    /// <summary>The content of a body whose arguments have names that no schema knows.</summary>
    /// <param name="diagnostics">Takes a complaint about blocks.</param>
    /// <returns>All arguments, in the order of the text.</returns>
    public abstract IReadOnlyList<HclAttribute> JustAttributes(DiagnosticBag diagnostics);
}
