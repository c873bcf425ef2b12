using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace NSec.Cryptography;

/// <summary>Key bytes outside the managed heap, overwritten before their memory is given back.</summary>
internal sealed unsafe class NativeBytes : SafeHandle
{
    private readonly int _length;

    public NativeBytes(int length)
        : base(invalidHandleValue: 0, ownsHandle: true)
    {
        _length = length;
        SetHandle((nint)NativeMemory.AllocZeroed((nuint)length));
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>The bytes; only for use while the handle is known to be open.</summary>
    public Span<byte> Span => new((void*)handle, _length);

    protected override bool ReleaseHandle()
    {
        CryptographicOperations.ZeroMemory(Span);
        NativeMemory.Free((void*)handle);
        return true;
    }
}
