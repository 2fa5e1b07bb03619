using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Depot.Mutation;

/// <summary>One test with its data, run by reflection: many thousand times, and without a process each.</summary>
/// <param name="Name">Class, method and number of the data.</param>
/// <param name="Directory">The last part of its namespace: the directory it lies in, which is called like that of what it tests.</param>
/// <param name="RunAsync">Runs it; an exception means that it failed.</param>
internal sealed record TestCase(string Name, string Directory, Func<Task> RunAsync);

internal static class TestCases
{
    /// <summary>The tests of an assembly whose classes are made without anything.</summary>
    public static IEnumerable<TestCase> Of(Assembly assembly) =>
        from type in assembly.GetExportedTypes()
        where type is { IsClass: true, IsAbstract: false } && type.GetConstructor([]) is not null
        from method in type.GetMethods()
        where method.GetCustomAttributes().Any(attribute => attribute.GetType().Name is "FactAttribute" or "TheoryAttribute") && !method.IsGenericMethod
        from data in Data(method).Select((values, at) => (values, at))
        select new TestCase($"{type.Name}.{method.Name}#{data.at}", type.Namespace!.Split('.')[^1], () => RunAsync(type, method, data.values));

    private static async Task RunAsync(Type type, MethodInfo method, object?[] data)
    {
        var instance = method.IsStatic ? null : Activator.CreateInstance(type);
        try
        {
            var result = method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, data, null);
            if (result is Task task) await task;
            if (result is ValueTask value) await value;
        }
        catch (Exception skipped) when (skipped.Message.StartsWith("$XunitDynamicSkip$", StringComparison.Ordinal))
        {
        }
        finally
        {
            if (instance is IAsyncDisposable asynchronous) await asynchronous.DisposeAsync();
            (instance as IDisposable)?.Dispose();
        }
    }

    private static IEnumerable<object?[]> Data(MethodInfo method)
    {
        if (method.GetParameters().Length == 0) return [[]];
        return method.GetCustomAttributes().SelectMany(attribute => Rows(method, attribute)).Select(row => Fit(method, row));
    }

    private static IEnumerable<object?[]> Rows(MethodInfo method, Attribute attribute) => attribute.GetType().Name switch
    {
        "InlineDataAttribute" => [(object?[])((dynamic)attribute).Data],
        "MemberDataAttribute" => Rows((Type?)((dynamic)attribute).MemberType ?? method.DeclaringType!, (string)((dynamic)attribute).MemberName),
        _ => [],
    };

    private static IEnumerable<object?[]> Rows(Type type, string member)
    {
        const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        var rows = type.GetProperty(member, Static)?.GetValue(null) ?? type.GetField(member, Static)?.GetValue(null) ?? type.GetMethod(member, Static)?.Invoke(null, null);
        return ((IEnumerable)rows!).Cast<object?>().Select(row => row switch
        {
            object?[] values => values,
            ITuple tuple => [.. Enumerable.Range(0, tuple.Length).Select(at => tuple[at])],
            _ when row?.GetType().GetInterfaces().FirstOrDefault(kind => kind.Name == "ITheoryDataRow")?.GetMethod("GetData") is { } get => (object?[])get.Invoke(row, null)!,
            _ => [row],
        });
    }

    private static object?[] Fit(MethodInfo method, object?[] row)
    {
        var parameters = method.GetParameters();
        if (parameters[^1].IsDefined(typeof(ParamArrayAttribute)) && !(row.Length == parameters.Length && row[^1] is Array))
        {
            var rest = Array.CreateInstance(parameters[^1].ParameterType.GetElementType()!, row.Length - parameters.Length + 1);
            for (var at = 0; at < rest.Length; at++) rest.SetValue(row[parameters.Length - 1 + at], at);
            return [.. row[..(parameters.Length - 1)], rest];
        }

        return [.. row, .. parameters[row.Length..].Select(parameter => parameter.DefaultValue)];
    }
}
