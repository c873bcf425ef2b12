using System.Reflection;
using System.Runtime.InteropServices;

namespace NSec.Cryptography;

/// <summary>Finds a system library under its usual names, and the functions in it.</summary>
internal static class NativeLibraryExports
{
    // Beside the application or where the system keeps its libraries; never the current directory.
    private const DllImportSearchPath Where = DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories;

    /// <summary>The addresses of the functions, in their order, from the first library that has them all; else null.</summary>
    public static nint[]? Find(ReadOnlySpan<string> libraries, ReadOnlySpan<string> functions)
    {
        foreach (var name in libraries)
        {
            // A library that is used once stays loaded until the process ends, as with DllImport.
            if (NativeLibrary.TryLoad(name, Assembly.GetExecutingAssembly(), Where, out var library))
            {
                var addresses = new nint[functions.Length];
                var found = 0;
                while (found < functions.Length && NativeLibrary.TryGetExport(library, functions[found], out addresses[found]))
                {
                    found++;
                }

                if (found == functions.Length)
                {
                    return addresses;
                }

                NativeLibrary.Free(library);
            }
        }

        return null;
    }
}
