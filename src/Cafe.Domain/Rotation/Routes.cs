namespace OpenTalks.Rotations;

/// <summary>
/// Perfect routes: the person in row i and column x sits in round k at table x + s(i, k), computed in GF(q) or Z/q. Where the
/// differences s(i, k) - s(j, k) never come twice nobody meets twice, where s(i, k) never comes twice nobody returns (transversal
/// designs; Harvey's social golfer tables). In a last round q + 1 each row sits among itself, as it has not met.
/// </summary>
static class Routes
{
    const int Attempts = 20_000;

    /// <param name="questions">By place: its question, or -1.</param>
    /// <returns>By row and round: how far the row has moved; null where that many rows were not found.</returns>
    public static int[][]? Find(int tables, int rows, int rounds, int[] questions, Dice dice, Watch watch)
    {
        if (tables < 2 || tables > 512) return null;
        var field = new Galois(tables);
        var free = Math.Min(rounds, tables);
        var minus = new int[tables * tables];
        for (var b = 0; b < tables; b++)
            for (var d = 0; d < tables; d++) minus[field.Add(b, d) * tables + b] = d;
        var found = new List<int[]>();
        for (var c = 1; c < tables && found.Count < rows; c++)
            Try([.. Enumerable.Range(0, free).Select(k => field.Times(k, c))]);
        for (var attempt = 0; attempt < Attempts && found.Count < rows; attempt++)
        {
            var row = new int[free];
            for (var k = 1; k < free; k++) row[k] = dice.Below(tables);
            Try(row);
            if (watch.Step()) return null;
        }
        // One row may stay where it is, at the price of its returns, if nothing else is left.
        if (found.Count == rows - 1 && field.IsField) found.Add(new int[free]);
        return found.Count == rows ? [.. found] : null;

        void Try(int[] row)
        {
            for (var k = 0; k < free; k++)
                for (var m = 0; m < k; m++)
                {
                    if (row[k] == row[m]) return;
                    if (questions.Length > 0 && !QuestionsDiffer(row[k], row[m], k)) return;
                    foreach (var other in found)
                        if (minus[row[k] * tables + other[k]] == minus[row[m] * tables + other[m]]) return;
                }
            found.Add(row);
        }

        // Checked from every column: the questions need not follow the addition.
        bool QuestionsDiffer(int a, int b, int k)
        {
            var kinds = questions.Distinct().Count();
            if (k >= kinds) return true;
            for (var x = 0; x < tables; x++)
                if (questions[field.Add(x, a)] == questions[field.Add(x, b)]) return false;
            return true;
        }
    }

    /// <summary>Where row i, column x sits in round k; beyond q rounds, among its own row.</summary>
    public static int Place(Galois field, int[][] shifts, int row, int column, int round, int perTable) =>
        round < field.Order ? field.Add(column, shifts[row][round])
            : (row * ((field.Order + perTable - 1) / perTable) + column / perTable) % field.Order;
}
