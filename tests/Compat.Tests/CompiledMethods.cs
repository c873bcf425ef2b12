using System.Reflection;
using System.Runtime.CompilerServices;

namespace Compat.Tests;

/// <summary>
/// Loads every type of an assembly and compiles every method that has a body, so that an override without its base, or a call
/// without its target, shows here and not at run time.
/// </summary>
public sealed class CompiledMethods
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private readonly List<string> _failures = [];
    private readonly List<string> _skipped = [];

    private CompiledMethods()
    {
    }

    /// <summary>How many types were loaded.</summary>
    public int Types { get; private set; }

    /// <summary>How many methods were compiled.</summary>
    public int Methods { get; private set; }

    /// <summary>Generic types and methods for which no fitting type arguments were found.</summary>
    public IReadOnlyList<string> Skipped => _skipped;

    /// <summary>Types that do not load and methods that do not compile.</summary>
    public IReadOnlyList<string> Failures => _failures;

    /// <summary>Loads and compiles all of an assembly.</summary>
    public static CompiledMethods Of(Assembly assembly)
    {
        var result = new CompiledMethods();
        foreach (var type in result.Load(assembly))
        {
            result.Types++;
            result.Try(type.ToString(), () => result.Compile(type));
        }

        return result;
    }

    private Type[] Load(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException e)
        {
            _failures.AddRange(e.LoaderExceptions.OfType<Exception>().Select(failure => failure.Message));
            return [.. e.Types.OfType<Type>()];
        }
    }

    private void Compile(Type type)
    {
        var arguments = type.GetGenericArguments();
        if (arguments.Length != 0)
        {
            if (Instantiate(arguments, type.MakeGenericType) is not { } instance)
            {
                _skipped.Add(type.ToString());
                return;
            }

            type = instance;
        }

        foreach (var method in type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared)))
        {
            Compile(type, method);
        }
    }

    private void Compile(Type type, MethodBase method)
    {
        if (method.IsAbstract || method.GetMethodBody() is null)
        {
            return;
        }

        var closed = method is MethodInfo { IsGenericMethodDefinition: true } generic
            ? Instantiate(generic.GetGenericArguments(), generic.MakeGenericMethod)
            : method;
        if (closed is null)
        {
            _skipped.Add($"{type}.{method.Name}");
            return;
        }

        var arguments = closed.IsGenericMethod ? type.GetGenericArguments().Concat(closed.GetGenericArguments()) : type.GetGenericArguments();
        Try($"{type}.{method.Name}", () =>
        {
            RuntimeHelpers.PrepareMethod(closed.MethodHandle, [.. arguments.Select(argument => argument.TypeHandle)]);
            Methods++;
        });
    }

    private void Try(string name, Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is TypeLoadException or MemberAccessException or BadImageFormatException or InvalidProgramException
            or FileNotFoundException or FileLoadException)
        {
            _failures.Add($"{name}: {e.Message}");
        }
    }

    private static T? Instantiate<T>(Type[] parameters, Func<Type[], T> make)
        where T : class
    {
        try
        {
            return make([.. parameters.Select(Argument)]);
        }
        catch (Exception e) when (e is ArgumentException or TypeLoadException)
        {
            return null;
        }
    }

    private static Type Argument(Type parameter)
    {
        if (parameter.GenericParameterAttributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint))
        {
            return typeof(int);
        }

        var constraints = parameter.GetGenericParameterConstraints().Where(constraint => !constraint.ContainsGenericParameters).ToArray();
        return constraints.Length == 1 ? constraints[0] : typeof(object);
    }
}
