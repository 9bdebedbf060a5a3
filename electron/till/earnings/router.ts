import { command, query, router } from '../../api/door.ts';
import * as S from './schemas.ts';
import { addRule, endRule, issueStatement, listRules, payTips, statement, statementCsv } from './service.ts';

// one's own, or anyone's for who may see all: the service checks
const own = { permission: 'earnings.own' } as const;
const all = { permission: 'earnings.all' } as const;

/** What people earn on top: commission rules, statements, tips paid out. */
export const earningsRouter = router({
  commissionRules: query({ ...all, reads: 'none', input: S.Nothing, output: S.RulesOutput }, listRules),
  addCommissionRule: command({ ...all, input: S.AddRuleInput, output: S.RuleSaved }, addRule),
  endCommissionRule: command({ ...all, input: S.EndRuleInput, output: S.RuleSaved }, endRule),
  statement: query({ ...own, reads: 'none', input: S.StatementInput, output: S.StatementOutput }, statement),
  statementCsv: query({ ...own, reads: 'none', input: S.StatementInput, output: S.CsvOutput }, statementCsv),
  issueStatement: command({ ...own, input: S.StatementInput, output: S.IssuedOutput }, issueStatement),
  payTips: command({ ...all, input: S.PayTipsInput, output: S.PaidTips }, payTips),
});
