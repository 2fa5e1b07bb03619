using System.Globalization;
using System.Reflection;
using System.Text;

namespace Hcl2.Tests.Api;

/// <summary>What an assembly shows to others, as text: one line a member, in the order of the alphabet.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{Kind(type)} {type.Namespace}.{Name(type)}{Parents(type)}\n");
            foreach (var line in type.GetMembers(Declared).Select(Line).OfType<string>().Distinct().Order(StringComparer.Ordinal)) text.Append("    ").Append(line).Append('\n');
        }

        return text.ToString();
    }

    private static string? Line(MemberInfo member) => member switch
    {
        FieldInfo field when Visible(field.IsPublic, field.IsFamily, field.IsFamilyOrAssembly) && !field.IsSpecialName =>
            $"{(field.IsStatic ? "static " : "")}{Name(field.FieldType)} {field.Name}{(field.IsLiteral ? " = " + Convert.ToString(field.GetRawConstantValue(), CultureInfo.InvariantCulture) : "")}",
        PropertyInfo property when (property.GetMethod ?? property.SetMethod) is { } accessor && Visible(accessor) =>
            $"{Static(accessor)}{Name(property.PropertyType)} {property.Name}{Indices(property)} {{ {(property.GetMethod is { } get && Visible(get) ? "get; " : "")}{(property.SetMethod is { } set && Visible(set) ? Setter(set) : "")}}}",
        ConstructorInfo constructor when Visible(constructor) && !constructor.IsStatic => $"new({Parameters(constructor)})",
        // What the compiler adds to records differs between its versions.
        MethodInfo method when Visible(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) && !method.Name.Contains('<', StringComparison.Ordinal) =>
            $"{Static(method)}{(method.IsAbstract ? "abstract " : "")}{Name(method.ReturnType)} {method.Name}{Generic(method.GetGenericArguments())}({Parameters(method)})",
        _ => null,
    };

    private static string Kind(Type type) =>
        type.IsEnum ? "enum" : type.IsValueType ? "struct" : type.IsInterface ? "interface"
        : type is { IsAbstract: true, IsSealed: true } ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";

    private static string Parents(Type type)
    {
        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var parents = (type.BaseType is { } parent && parent != typeof(object) && !type.IsValueType ? [parent] : Type.EmptyTypes)
            .Concat(type.IsEnum ? [] : type.GetInterfaces().Except(inherited).OrderBy(item => item.Name, StringComparer.Ordinal)).Select(Name).ToList();
        return parents.Count == 0 ? "" : " : " + string.Join(", ", parents);
    }

    private static string Name(Type type)
    {
        if (type.IsByRef) return "ref " + Name(type.GetElementType()!);
        if (type.IsArray) return Name(type.GetElementType()!) + "[]";
        var own = type.IsNested && !type.IsGenericParameter ? Name(type.DeclaringType!) + "." + type.Name : type.Name;
        return own.Split('`')[0] + Generic(type.GetGenericArguments());
    }

    private static string Generic(Type[] arguments) => arguments.Length == 0 ? "" : $"<{string.Join(", ", arguments.Select(Name))}>";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Indices(PropertyInfo property) =>
        property.GetIndexParameters() is { Length: > 0 } indices ? $"[{string.Join(", ", indices.Select(Parameter))}]" : "";

    private static string Parameter(ParameterInfo parameter) => $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.IsOptional ? " = " + (parameter.DefaultValue ?? "null") : "")}";

    private static string Setter(MethodInfo set) =>
        set.ReturnParameter.GetRequiredCustomModifiers().Length > 0 ? "init; " : "set; ";

    private static string Static(MethodBase method) => method.IsStatic ? "static " : "";

    private static bool Visible(MethodBase method) => Visible(method.IsPublic, method.IsFamily, method.IsFamilyOrAssembly);

    private static bool Visible(bool isPublic, bool isFamily, bool isFamilyOrAssembly) => isPublic || isFamily || isFamilyOrAssembly;
}
