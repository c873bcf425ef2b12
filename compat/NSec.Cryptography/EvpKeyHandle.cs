using System.Runtime.InteropServices;

namespace NSec.Cryptography;

/// <summary>An EVP_PKEY; OpenSSL overwrites a private key when it frees it.</summary>
internal sealed unsafe class EvpKeyHandle : SafeHandle
{
    private readonly delegate* unmanaged<nint, void> _free;

    public EvpKeyHandle(nint key, delegate* unmanaged<nint, void> free)
        : base(invalidHandleValue: 0, ownsHandle: true)
    {
        _free = free;
        SetHandle(key);
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        _free(handle);
        return true;
    }
}
