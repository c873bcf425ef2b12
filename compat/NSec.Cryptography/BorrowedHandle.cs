using System.Runtime.InteropServices;

namespace NSec.Cryptography;

/// <summary>Keeps a handle alive while native code uses its pointer, also when another thread disposes it meanwhile.</summary>
internal readonly ref struct BorrowedHandle
{
    private readonly SafeHandle _handle;

    public BorrowedHandle(SafeHandle handle)
    {
        var added = false;
        handle.DangerousAddRef(ref added);
        _handle = handle;
    }

    public nint Pointer => _handle.DangerousGetHandle();

    public void Dispose() => _handle.DangerousRelease();
}
