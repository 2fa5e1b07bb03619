using Depot.Bake.Model;
using Hcl2.Values;

namespace Depot.Bake.Compose;

internal static partial class ComposeChecks
{
    private static void Cycles(Dictionary<string, ComposeMap> services)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var root in services.Keys.Order(Utf8Order.Instance))
        {
            var path = new List<string>();
            var open = new Stack<IEnumerator<string>>();
            Enter(root);
            while (open.TryPeek(out var dependencies))
            {
                if (!dependencies.MoveNext())
                {
                    open.Pop();
                    path.RemoveAt(path.Count - 1);
                    continue;
                }

                var start = path.IndexOf(dependencies.Current);
                if (start >= 0) throw new BakeException($"dependency cycle detected: {string.Join(" -> ", path.Skip(start).Append(dependencies.Current))}");
                Enter(dependencies.Current);
            }

            void Enter(string name)
            {
                if (!done.Add(name)) return;

                path.Add(name);
                open.Push(Names(services[name], "depends_on").Where(services.ContainsKey).Order(Utf8Order.Instance).GetEnumerator());
            }
        }
    }
}
