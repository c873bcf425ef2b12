using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Untp.Core.Json;

/// <summary>Finds the place of a text among some that are known beforehand, without making a string of it. Immutable. Threads: safe.</summary>
internal sealed class Utf8Table
{
    private readonly byte[][] _texts;
    private readonly int[] _slots;
    private readonly int _maxLength;

    public Utf8Table(IReadOnlyList<string> texts)
    {
        _texts = [.. texts.Select(Encoding.UTF8.GetBytes)];
        _maxLength = _texts.Length == 0 ? -1 : _texts.Max(text => text.Length);
        _slots = new int[BitOperations.RoundUpToPowerOf2((uint)(_texts.Length * 2) + 1)];
        for (var i = 0; i < _texts.Length; i++)
        {
            var slot = Slot(_texts[i]);
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & (_slots.Length - 1);
            }

            _slots[slot] = i + 1;
        }
    }

    /// <summary>The index of a text; negative where it is not there.</summary>
    public int IndexOf(ReadOnlySpan<byte> text)
    {
        if (text.Length > _maxLength)
        {
            return -1;
        }

        for (var slot = Slot(text); _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            if (_texts[_slots[slot] - 1].AsSpan().SequenceEqual(text))
            {
                return _slots[slot] - 1;
            }
        }

        return -1;
    }

    private int Slot(ReadOnlySpan<byte> text)
    {
        ulong head, tail;
        if (text.Length >= 8)
        {
            head = BinaryPrimitives.ReadUInt64LittleEndian(text);
            tail = BinaryPrimitives.ReadUInt64LittleEndian(text[^8..]);
        }
        else
        {
            (head, tail) = (0, 0);
            foreach (var b in text)
            {
                head = (head << 8) | b;
            }
        }

        var mixed = ((head ^ BitOperations.RotateLeft(tail, 29)) + (ulong)text.Length) * 0x9E3779B97F4A7C15;
        return (int)(mixed >> 32) & (_slots.Length - 1);
    }
}
