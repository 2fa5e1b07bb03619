using Depot.Bake.Model;

namespace Depot.Bake.Printing;

/// <summary>
/// Counts the bytes that targets and groups take when they are printed, and keeps none of them. What is printed is counted, so a new
/// attribute, or a character that is escaped, cannot be forgotten.
/// </summary>
/// <param name="most">The bytes that one of them may take.</param>
/// <param name="excess">What is thrown when it takes more; the count ends there, even within a string.</param>
internal sealed class PrintedSize(long most, Func<Exception> excess)
{
    private readonly Counter _counter = new(most, excess);

    /// <summary>The bytes of a target.</summary>
    public long Of(BakeTarget target)
    {
        BakeJson.Write(_counter.Begin(), target);
        return _counter.End();
    }

    /// <summary>The bytes of a group.</summary>
    public long Of(BakeGroup group)
    {
        BakeJson.Write(_counter.Begin(), group);
        return _counter.End();
    }

    private sealed class Counter(long most, Func<Exception> excess) : StreamBuffer(Stream.Null)
    {
        private long _count;

        // Groups and targets are printed inside of two objects.
        public IndentedJson Begin()
        {
            var json = new IndentedJson(this);
            json.StartObject();
            json.StartObject();
            Flush();
            _count = 0;
            return json;
        }

        public long End()
        {
            Flush();
            return _count;
        }

        protected override void Pass(ReadOnlySpan<byte> bytes)
        {
            _count += bytes.Length;
            if (_count > most) throw excess();
        }
    }
}
