// The tree of a Compose file: mappings in file order, lists, and scalars: string, bool, long, ulong, double, YamlTimestamp, null.
global using ComposeList = System.Collections.Generic.List<object?>;
global using ComposeMap = System.Collections.Generic.OrderedDictionary<string, object?>;
