import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Checkbox, DatePicker, Form, Input, Radio } from 'antd';
import dayjs from 'dayjs';
import { useAct } from '../../api/act.js';
import { api, read, type Schema } from '../../api/client.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { ProblemAlert } from '../../elements/problem-alert.js';
import { FailureState, LoadingState } from '../../elements/states.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './notices.module.css';
import { noticeTexts } from './texts.js';

type Kept = Schema<'PreferencesView'>;

interface Values extends Omit<Kept, 'mobile' | 'quiet'> {
  readonly mobile: string;
  readonly quiet: readonly { readonly days?: readonly [dayjs.Dayjs, dayjs.Dayjs] }[];
}

const DAY = 'YYYY-MM-DD';
const MOBILE = /^1[3-9]\d{9}$/;

export function Preferences() {
  const kept = useQuery({
    queryKey: ['notice-preferences'],
    queryFn: () => read(api.GET('/api/notices/preferences')),
  });
  if (kept.isPending) return <LoadingState />;
  if (isLost(kept))
    return <FailureState problem={asProblem(kept.error)} onRetry={() => void kept.refetch()} />;
  return <PreferencesForm kept={kept.data} />;
}

function PreferencesForm({ kept }: { readonly kept: Kept }) {
  const t = useTexts(noticeTexts);
  const { message } = App.useApp();
  const save = useAct({
    send: (body: Schema<'PreferencesDto'>) => read(api.PUT('/api/notices/preferences', { body })),
    changes: [['notice-preferences']],
    onDone: () => void message.success(t.saved),
  });
  return (
    <Form<Values>
      layout="vertical"
      className={styles.form}
      initialValues={{
        ...kept,
        mobile: kept.mobile ?? '',
        quiet: kept.quiet.map(({ fromOn, throughOn }) => ({ days: [dayjs(fromOn), dayjs(throughOn)] })),
      }}
      onFinish={(values) => save.run(bodyOf(values))}
    >
      <p className={styles.soft}>{t.preferencesDetail}</p>
      {save.error !== null && <ProblemAlert problem={save.error} />}
      <Form.Item name="push" label={t.push}>
        <Radio.Group options={Object.entries(t.ways).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Form.Item
        name="mobile"
        label={t.mobile}
        extra={t.mobileHint}
        rules={[{ pattern: MOBILE, message: t.mobileWrong }]}
      >
        <Input maxLength={11} inputMode="tel" autoComplete="tel" style={{ width: 200 }} />
      </Form.Item>
      <Form.Item name="muted" label={t.muted}>
        <Checkbox.Group options={Object.entries(t.families).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <QuietPeriods />
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t.save}
      </Button>
    </Form>
  );
}

function QuietPeriods() {
  const t = useTexts(noticeTexts);
  return (
    <Form.Item label={t.quiet} extra={t.quietHint}>
      <Form.List name="quiet">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <div key={key} className={styles.quiet}>
                <Form.Item name={[name, 'days']} noStyle rules={[{ required: true }]}>
                  <DatePicker.RangePicker />
                </Form.Item>
                <Button
                  icon={<DeleteOutlined />}
                  aria-label={t.removeQuiet(String(name + 1))}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            <Button size="small" icon={<PlusOutlined />} onClick={() => add({})}>
              {t.addQuiet}
            </Button>
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}

function bodyOf({ push, mobile, muted, quiet }: Values): Schema<'PreferencesDto'> {
  return {
    push,
    muted,
    ...(mobile !== '' && { mobile }),
    quiet: quiet.flatMap(({ days }) =>
      days === undefined ? [] : [{ fromOn: days[0].format(DAY), throughOn: days[1].format(DAY) }],
    ),
  };
}
