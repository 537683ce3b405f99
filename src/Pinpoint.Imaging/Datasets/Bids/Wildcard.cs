namespace Pinpoint.Imaging;

/// <summary>Patterns for one name: <c>*</c> for any letters, <c>?</c> for one, <c>[a-c]</c> for one of several, <c>[!a-c]</c> for one of the others.</summary>
internal static class Wildcard
{
    /// <summary>Whether a name fits a pattern as a whole. The time is at most the product of both lengths.</summary>
    public static bool Fits(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        int p = 0;
        int n = 0;
        int star = -1;
        int taken = 0;
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                taken = n;
            }
            else if (p < pattern.Length && One(pattern[p..], name[n], out int length))
            {
                p += length;
                n++;
            }
            else if (star >= 0)
            {
                // The last star takes a letter more; those before it need not change.
                p = star + 1;
                n = ++taken;
            }
            else
            {
                return false;
            }
        }

        return pattern[p..].Trim('*').IsEmpty;
    }

    private static bool One(ReadOnlySpan<char> pattern, char letter, out int length)
    {
        length = 1;
        int end = pattern[0] == '[' ? pattern[1..].IndexOf(']') : -1;
        if (end <= 0)
        {
            return pattern[0] == '?' || pattern[0] == letter;
        }

        length = end + 2;
        ReadOnlySpan<char> set = pattern.Slice(1, end);
        bool others = set[0] is '!' or '^';
        set = others ? set[1..] : set;
        bool among = false;
        for (int i = 0; i < set.Length; i++)
        {
            bool range = i + 2 < set.Length && set[i + 1] == '-';
            among |= range ? letter >= set[i] && letter <= set[i + 2] : letter == set[i];
            i += range ? 2 : 0;
        }

        return among != others;
    }
}
