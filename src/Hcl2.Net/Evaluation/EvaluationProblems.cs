using Hcl2.Text;
using Hcl2.Work;

namespace Hcl2.Evaluation;

/// <summary>The diagnostics of evaluation, with HCL's messages.</summary>
internal static class EvaluationProblems
{
    public static readonly Problem VariablesNotAllowed = new("HCL3001", "Variables not allowed", "Variables may not be used here.");

    public static readonly Problem NullAttribute = new("HCL3003", "Attempt to get attribute from null value",
        "This value is null, so it does not have any attributes.");

    public static readonly Problem NullIndex = new("HCL3006", "Attempt to index null value",
        "This value is null, so it does not have any indices.");

    public static readonly Problem CallsNotAllowed = new("HCL3008", "Function calls not allowed", "Functions may not be called here.");

    public static readonly Problem ExpandsNull = Expanding("not be null");

    public static readonly Problem ExpandsScalar = Expanding("be of a tuple, list, or set type");

    public static readonly Problem NullOperand = Operation(NullArgument);

    public static readonly Problem NullCondition = new("HCL3017", "Null condition",
        "The condition value is null. Conditions must either be true or false.");

    public static readonly Problem ConditionType = new("HCL3018", "Incorrect condition type",
        "The condition expression must be of type bool.");

    public static readonly Problem NullKey = new("HCL3020", "Null value as key", "Can't use a null value as a key.");

    public static readonly Problem AmbiguousKey = new("HCL3022", "Ambiguous attribute key",
        "If this expression is intended to be a reference, wrap it in parentheses. If it's instead intended as a literal name "
        + "containing periods, wrap it in quotes to create a string literal.");

    public static readonly Problem NullCollection = new("HCL3023", "Iteration over null value",
        "A null value cannot be used as the collection in a 'for' expression.");

    public static readonly Problem AlwaysNullFilter = new("HCL3025", "Condition is null", NullFilterDetail);

    public static readonly Problem NullFilter = new("HCL3026", "Invalid 'for' condition", NullFilterDetail);

    public static readonly Problem NullForKey = new("HCL3027", "Invalid object key",
        "Key expression in 'for' expression must not produce a null value.");

    public static readonly Problem NullSplat = new("HCL3029", "Splat of null value",
        "Splat expressions (with the * symbol) cannot be applied to null sequences.");

    public static readonly Problem MixedSplat = new("HCL3030", "Invalid nested splat expressions",
        "The second level of splat expression produced elements of different types, so it isn't possible to construct a valid "
        + "list to represent the top-level result.\n\nConsider using a for expression instead, to produce a tuple-typed result "
        + "which can therefore have non-homogenous element types.");

    public static readonly Problem NullPart = Part("The expression result is null. Cannot include a null value in a string template.");

    public static readonly Problem NullRound = Part("An iteration result is null. Cannot include a null value in a string template.");

    public static readonly Problem TooDeep = Limit("HCL3032", "Expression too deeply nested",
        "This expression is nested too deeply to be evaluated. Name parts of it and refer to them instead.");

    public static readonly Problem TooMuchWork = Limit("HCL3033", "Expression too expensive",
        $"Evaluating this expression takes more than {EvaluationBudget.MaximumSteps} steps. Reduce the number of its elements.");

    public static readonly Problem TooMuchText = Limit("HCL3034", "Result too large",
        $"This expression produces more than {EvaluationBudget.MaximumSize} characters, where an element of a collection counts as {EvaluationBudget.ElementSize}.");

    public static readonly Problem TooDeepValue = Limit("HCL3036", "Value too deeply nested",
        $"This value has more than {ValueLimits.MaximumDepth} nested collections.");

    public static readonly Problem TooLargeValue = Limit("HCL3034", "Result too large",
        $"This value has more than {EvaluationBudget.MaximumSize} characters, where an element of a collection counts as {EvaluationBudget.ElementSize} and a part in several places counts in each.");

    private const string NullArgument = "argument must not be null";

    private const string NullFilterDetail = "The value of the 'if' clause must not be null.";

    /// <param name="what">Whose work was too much.</param>
    public static Problem TooMuchToLookAt(string what) => Limit("HCL3033", "Expression too expensive",
        $"{what} exceeds the limit of {WorkMeter.MaximumWork} units of work for all evaluations together: characters, elements of collections, digits of numbers, hash rounds. Reduce its input.");

    /// <param name="what">Whose work it was.</param>
    public static Problem TooMuchMemory(string what) => Limit("HCL3033", "Expression too expensive",
        $"{what} exceeds the limit of {WorkMeter.MaximumMemory >> 20} MiB of memory that all evaluations together may allocate. Reduce its input.");

    public static Problem UnknownVariable(string name, string? suggestion) => new("HCL3002", "Unknown variable",
        $"There is no variable named {Quoted(name)}.{DidYouMean(suggestion is null ? null : Quoted(suggestion))}");

    public static Problem Attribute(string detail) => new("HCL3004", "Unsupported attribute", detail);

    public static Problem MissingElement(string key) => new("HCL3005", "Missing map element",
        $"This map does not have an element with the key {Quoted(key)}.");

    public static Problem Index(string detail) => new("HCL3007", "Invalid index", detail);

    /// <param name="reason">Why, without full stop; null when there is no more to say.</param>
    public static Problem NoSuchElement(string? reason) =>
        Index($"The given key does not identify an element in this collection value{(reason is null ? "" : $": {reason}")}.");

    public static Problem UnknownFunction(string detail) => new("HCL3009", "Call to unknown function", detail);

    public static Problem TooFewArguments(HclFunction function, string name, int given) => new("HCL3011", "Not enough function arguments",
        $"Function {Quoted(name)} expects{(function.Variadic is null ? "" : " at least")} {function.Parameters.Count} argument(s). "
        + $"Missing value for {Quoted(function.Parameters[given].Name)}.");

    public static Problem TooManyArguments(HclFunction function, string name) => new("HCL3012", "Too many function arguments",
        $"Function {Quoted(name)} expects only {function.Parameters.Count} argument(s).");

    public static Problem Argument(string parameter, string error) => new("HCL3013", "Invalid function argument",
        $"Invalid value for {Quoted(parameter)} parameter: {error}.");

    public static Problem Call(string name, string error) => new("HCL3014", "Error in function call",
        $"Call to function {Quoted(name)} failed: {error}.");

    /// <param name="side">Which operand: <c>left</c>, <c>right</c> or <c>unary</c>.</param>
    /// <param name="error">Why it does not fit, without full stop.</param>
    public static Problem Operand(string side, string error) => new("HCL3015", "Invalid operand",
        $"Unsuitable value for {side} operand: {error}.");

    public static Problem Operation(string error) => new("HCL3016", "Operation failed", $"Error during operation: {error}.");

    public static Problem Branches(HclType whenTrue, HclType whenFalse) => Inconsistent(
        $"The true and false result expressions must have consistent types. {BranchMismatch.Describe(whenTrue, whenFalse)}.");

    public static Problem Branch(bool condition, string error) =>
        Inconsistent($"The {(condition ? "true" : "false")} result value has the wrong type: {error}.");

    public static Problem KeyType(string error) => new("HCL3021", "Incorrect key type", $"Can't use this value as a key: {error}.");

    public static Problem Collection(HclType type) => new("HCL3024", "Iteration over non-iterable value",
        $"A value of type {type.FriendlyName} cannot be used as the collection in a 'for' expression.");

    public static Problem Filter(string error) => new("HCL3026", "Invalid 'for' condition", $"The 'if' clause value is invalid: {error}.");

    public static Problem ForKey(string error) => new("HCL3027", "Invalid object key",
        $"The key expression produced an invalid result: {error}.");

    public static Problem DuplicateKey(string key) => new("HCL3028", "Duplicate object key",
        $"Two different items produced the key {Quoted(key)} in this 'for' expression. If duplicates are expected, use the ellipsis "
        + "(...) after the value expression to enable grouping by key.");

    public static Problem PartType(string error) => Part($"Cannot include the given value in a string template: {error}.");

    public static Problem RoundType(string error) =>
        Part($"Cannot include one of the interpolation results into the string template: {error}.");

    /// <param name="required">What is asked for instead, as a sentence.</param>
    public static Problem NotStatic(string required) => new("HCL3035", "Invalid expression", required);

    public static string DidYouMean(string? suggestion) => suggestion is null ? "" : $" Did you mean {suggestion}?";

    public static string Quoted(string text) => GoText.Quote(text);

    private static Problem Expanding(string must) => new("HCL3010", "Invalid expanding argument value",
        $"The expanding argument (indicated by ...) must {must}.");

    private static Problem Inconsistent(string detail) => new("HCL3019", "Inconsistent conditional result types", detail);

    private static Problem Limit(string code, string summary, string detail) => new(code, summary, detail) { IsLimit = true };

    private static Problem Part(string detail) => new("HCL3031", "Invalid template interpolation value", detail);
}
